package cn.fengming.points.spots;

import cn.fengming.points.community.Community;
import cn.fengming.points.community.Grid;
import cn.fengming.points.community.Group;
import cn.fengming.points.community.Village;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Looks up the names of a town's places. */
@Component
class Gazetteer {

    private final Community community;

    Gazetteer(Community community) {
        this.community = community;
    }

    Mono<PlaceNames> names(UUID town) {
        return Mono.zip(
                        community.villages(town).collectMap(Village::id, Village::name),
                        community.groups(town).collectMap(Group::id, Group::name),
                        community.grids(town).collectMap(Grid::id, Grid::name))
                .map(names -> new PlaceNames(names.getT1(), names.getT2(), names.getT3()));
    }
}
