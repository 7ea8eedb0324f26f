package cn.fengming.points.spots;

import cn.fengming.points.kernel.Role;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What villages, groups and grids of a town are called, for whole lists at once. */
record PlaceNames(Map<UUID, String> villages, Map<UUID, String> groups, Map<UUID, String> grids) {

    /** A village always has a name: villages are never removed. */
    String village(UUID village) {
        return villages.getOrDefault(village, "");
    }

    @Nullable
    String group(@Nullable UUID group) {
        return group == null ? null : groups.get(group);
    }

    @Nullable
    String grid(@Nullable UUID grid) {
        return grid == null ? null : grids.get(grid);
    }

    /** 云峰村东头网格 网格员; null when nobody has to see to it yet. */
    @Nullable
    String post(@Nullable Role role, @Nullable UUID village, @Nullable UUID grid) {
        if (role == null) {
            return null;
        }
        String title = switch (role) {
            case INSPECTOR -> "网格员";
            case COMMITTEE -> "村委";
            default -> "镇专班";
        };
        String place = Stream.of(village == null ? null : villages.get(village), grid(grid))
                .filter(name -> name != null)
                .collect(Collectors.joining());
        return place.isEmpty() ? title : place + " " + title;
    }
}
