package cn.fengming.points.assessment;

import cn.fengming.points.community.Community;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What anybody may see of a town's assessment without signing in: villages, ranks and sums, nothing of a person. */
@RestController
@RequestMapping("/api/v1/public/towns/{town}")
@Tag(name = "public", description = "公开页面")
class PublicStandingController {

    private final Community community;
    private final Standings standings;

    PublicStandingController(Community community, Standings standings) {
        this.community = community;
        this.standings = standings;
    }

    @GetMapping("/standings")
    @Operation(summary = "公布的名次，最新一期在前")
    Flux<Standing> listPublicStandings(@PathVariable UUID town) {
        return Mono.zip(community.town(town), standings.published(town).collectList(), (known, published) -> published)
                .flatMapIterable(Function.identity());
    }

    @GetMapping("/standings/annual/{year}")
    @Operation(summary = "年度累计考核分")
    Mono<AnnualStanding> readPublicAnnualStanding(@PathVariable UUID town, @PathVariable int year) {
        return community.town(town).flatMap(known -> standings.annual(town, year));
    }
}
