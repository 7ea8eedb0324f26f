package cn.fengming.points.identity;

import cn.fengming.points.community.Community;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Page;
import cn.fengming.points.kernel.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Villagers who wait to be bound to a household, for the committee of their village. */
@RestController
@RequestMapping("/api/v1/binding-requests")
@Tag(name = "binding-requests", description = "绑定申请")
class BindingRequestController {

    private final BindingRequestDesk desk;
    private final BindingRequests requests;
    private final Enrolments enrolments;
    private final Community community;

    BindingRequestController(
            BindingRequestDesk desk, BindingRequests requests, Enrolments enrolments, Community community) {
        this.desk = desk;
        this.requests = requests;
        this.enrolments = enrolments;
        this.community = community;
    }

    /** @param taken somebody is bound to this member; confirming takes that binding away */
    record Candidate(UUID member, String name, boolean taken) {}

    /** @param member which member it is by phone number or whole name; null when the committee has to say */
    record Waiting(
            UUID id,
            String name,
            BindingRequest.Way way,
            Instant askedAt,
            UUID household,
            @Nullable UUID member,
            List<Candidate> candidates) {}

    /** @param member may be left out when the request names one */
    record Confirmation(@Nullable UUID member) {}

    record Refusal(
            @NotBlank(message = "请写明理由") @Size(max = 200, message = "理由不超过200字")
            String reason) {}

    @GetMapping
    @Operation(summary = "一个村等待确认的绑定申请")
    Mono<Page<Waiting>> listBindingRequests(
            Actor actor,
            @RequestParam UUID village,
            @RequestParam @Nullable UUID after,
            @RequestParam @Nullable Integer size) {
        actor.mustServe(village, Role.COMMITTEE, Role.TOWN, Role.AUDITOR);
        int limit = Page.size(size);
        return requests.waitingIn(actor.town(), village, after, limit + 1)
                .concatMap(this::shown)
                .collectList()
                .map(found -> Page.of(found, limit, waiting -> waiting.id().toString()));
    }

    @PostMapping("/{request}/confirm")
    @Operation(summary = "确认绑定")
    Mono<SignIn.Asked> confirmBinding(
            Actor actor, @PathVariable UUID request, @Valid @RequestBody Confirmation confirmation) {
        return desk.confirm(actor, request, confirmation.member()).map(SignIn.Asked::of);
    }

    @PostMapping("/{request}/decline")
    @Operation(summary = "不同意绑定")
    Mono<SignIn.Asked> declineBinding(Actor actor, @PathVariable UUID request, @Valid @RequestBody Refusal refusal) {
        return desk.decline(actor, request, refusal.reason()).map(SignIn.Asked::of);
    }

    private Mono<Waiting> shown(BindingRequest request) {
        return candidates(request)
                .collectList()
                .map(candidates -> new Waiting(
                        request.id(),
                        request.name(),
                        request.way(),
                        request.askedAt(),
                        request.household(),
                        request.member(),
                        candidates));
    }

    private Flux<Candidate> candidates(BindingRequest request) {
        return community
                .members(request.town(), request.household())
                .concatMap(member -> enrolments
                        .ofMember(request.town(), member.id())
                        .hasElement()
                        .map(taken -> new Candidate(member.id(), member.name(), taken)));
    }
}
