package cn.fengming.points.community;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person of a file, ready to be written. The short names are those of the JSON that carries many rows into one
 * statement.
 *
 * @param line where they stand in the file
 * @param number of their household in the file
 * @param masked the file holds the phone number only as it was given out
 */
record StagedMember(
        int line,
        int number,
        UUID id,
        String name,
        String spelling,
        String initials,
        @Nullable Integer born,
        boolean head,
        byte @Nullable [] sealed,
        byte @Nullable [] print,
        boolean masked,
        byte @Nullable [] tail) {

    static StagedMember of(int line, int number, MemberRow row, boolean masked) {
        return new StagedMember(
                line,
                number,
                row.id(),
                row.name(),
                row.spelling(),
                row.initials(),
                row.born(),
                row.head(),
                row.sealed(),
                row.print(),
                masked,
                row.tail());
    }
}
