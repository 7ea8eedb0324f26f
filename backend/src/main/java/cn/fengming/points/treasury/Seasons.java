package cn.fengming.points.treasury;

import cn.fengming.points.kernel.Quarter;
import java.util.UUID;
import reactor.core.publisher.Flux;

/** Who runs the shop tells when villages redeem: points do not end before their season has. */
public interface Seasons {

    /** The seasons of all villages of a town, planned ones too, that belong to this quarter or a later one. */
    Flux<Season> from(UUID town, Quarter quarter);
}
