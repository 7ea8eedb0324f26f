package cn.fengming.points.community;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A household of a file, ready to be compared with the register. {@code unit} is its group.
 *
 * @param number counts the households of the file
 * @param line where its head stands in the file
 * @param id it gets when it is new
 * @param card as typed, when it is one of the register
 */
record StagedHousehold(
        int number,
        int line,
        UUID id,
        UUID village,
        @Nullable UUID unit,
        @Nullable UUID grid,
        @Nullable String address,
        @Nullable String card,
        String head,
        @JsonIgnore List<StagedMember> members) {}
