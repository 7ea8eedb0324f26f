package cn.fengming.points.paper;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One thing on a paper, from top to bottom. */
sealed interface Block {

    enum Style {
        TITLE,
        SUBTITLE,
        HEADING,
        PARAGRAPH,
        LINE,
        CENTRED,
        NOTE
    }

    record Words(Style style, String words) implements Block {}

    record Rows<T>(Sheet<T> sheet, List<T> rows) implements Block {

        public Rows {
            rows = List.copyOf(rows);
        }

        @Override
        public int weight() {
            return rows.size() * sheet.columns().size();
        }
    }

    /** Names in so many columns, large. */
    record Roll(int columns, List<Paper.Name> names) implements Block {

        public Roll {
            names = List.copyOf(names);
        }

        @Override
        public int weight() {
            return names.size() * 2;
        }
    }

    record Signatures(List<String> whose) implements Block {

        public Signatures {
            whose = List.copyOf(whose);
        }
    }

    record SealPlace(String whose, @Nullable LocalDate day) implements Block {}

    /** @param side of the picture, in millimetres */
    record Code(String content, float side, String caption) implements Block {}

    /** @param picture PNG or JPEG, square */
    record Picture(byte[] picture, float side, String caption) implements Block {}

    record Cards(List<CardFace> faces) implements Block {

        public Cards {
            faces = List.copyOf(faces);
        }

        @Override
        public int weight() {
            return faces.size() * 10;
        }
    }

    record Space(float millimetres) implements Block {}

    record NextPage() implements Block {}

    /** How much there is to set, in cells of a table. */
    default int weight() {
        return 1;
    }
}
