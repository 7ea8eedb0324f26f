package cn.fengming.points.duties;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Who answers for what, as everybody may read it.
 *
 * @param name null while the post is vacant
 * @param phone office number its owner agreed to show
 */
record PublicPosition(
        Position.Kind kind,
        String kindWords,
        String title,
        String words,
        @Nullable String name,
        @Nullable String phone,
        @Nullable LocalDate lastDay) {

    static PublicPosition of(PositionSheet sheet) {
        Tenure holder = sheet.holder();
        Position position = sheet.position();
        return new PublicPosition(
                position.kind(),
                sheet.kindWords(),
                position.title(),
                position.words(),
                holder == null ? null : holder.name(),
                holder == null ? null : holder.phone(),
                holder == null ? null : holder.lastDay());
    }
}
