package cn.fengming.points.community;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** The villages of a town with their groups and grids, looked up by their names. */
final class PlaceBook {

    private final Map<String, Village> villages = new HashMap<>();
    private final Map<UUID, Map<String, UUID>> groups = new HashMap<>();
    private final Map<UUID, Map<String, UUID>> grids = new HashMap<>();

    PlaceBook(List<Village> villages, List<Group> groups, List<Grid> grids) {
        villages.forEach(village -> this.villages.put(village.name(), village));
        groups.forEach(group -> this.groups
                .computeIfAbsent(group.village(), each -> new HashMap<>())
                .put(group.name(), group.id()));
        grids.forEach(grid -> this.grids
                .computeIfAbsent(grid.village(), each -> new HashMap<>())
                .put(grid.name(), grid.id()));
    }

    Optional<Village> village(String name) {
        return Optional.ofNullable(villages.get(name));
    }

    Optional<UUID> group(UUID village, String name) {
        return Optional.ofNullable(groups.getOrDefault(village, Map.of()).get(name));
    }

    Optional<UUID> grid(UUID village, String name) {
        return Optional.ofNullable(grids.getOrDefault(village, Map.of()).get(name));
    }

    String groupsOf(UUID village) {
        return names(groups.getOrDefault(village, Map.of()));
    }

    String gridsOf(UUID village) {
        return names(grids.getOrDefault(village, Map.of()));
    }

    private static String names(Map<String, UUID> named) {
        return named.isEmpty() ? "还没有登记" : named.keySet().stream().sorted().collect(Collectors.joining("、"));
    }
}
