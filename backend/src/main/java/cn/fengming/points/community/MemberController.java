package cn.fengming.points.community;

import cn.fengming.points.kernel.Actor;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The members of a household and its head. */
@RestController
class MemberController {

    private final ReadingRoom room;
    private final HouseholdPages pages;
    private final HouseholdDesk desk;

    MemberController(ReadingRoom room, HouseholdPages pages, HouseholdDesk desk) {
        this.room = room;
        this.pages = pages;
        this.desk = desk;
    }

    @Operation(summary = "家庭成员")
    @GetMapping("/api/v1/households/{household}/members")
    Mono<List<MemberPage>> members(Actor actor, @PathVariable UUID household) {
        return room.household(actor, household).flatMap(pages::members);
    }

    @Operation(summary = "查看成员完整手机号（留痕）")
    @GetMapping("/api/v1/households/{household}/members/{member}/phone")
    Mono<PhoneNumber> memberPhone(Actor actor, @PathVariable UUID household, @PathVariable UUID member) {
        return room.household(actor, household)
                .flatMap(of -> pages.phone(actor, of, member))
                .map(PhoneNumber::new);
    }

    @Operation(summary = "增加家庭成员")
    @PostMapping("/api/v1/households/{household}/members")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<MemberPage> addMember(Actor actor, @PathVariable UUID household, @Valid @RequestBody AddedMember request) {
        return desk.addMember(actor, household, request.member(), request.reason())
                .flatMap(pages::member);
    }

    @Operation(summary = "更正家庭成员资料")
    @PatchMapping("/api/v1/households/{household}/members/{member}")
    Mono<MemberPage> changeMember(
            Actor actor,
            @PathVariable UUID household,
            @PathVariable UUID member,
            @Valid @RequestBody MemberChange request) {
        return desk.changeMember(actor, household, member, request).flatMap(pages::member);
    }

    @Operation(summary = "成员离户，手机号和证件尾号随即删除")
    @PostMapping("/api/v1/households/{household}/members/{member}/departure")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> removeMember(
            Actor actor, @PathVariable UUID household, @PathVariable UUID member, @Valid @RequestBody Reason request) {
        return desk.removeMember(actor, household, member, request.reason());
    }

    @Operation(summary = "更换户主")
    @PutMapping("/api/v1/households/{household}/head")
    Mono<Household> changeHead(Actor actor, @PathVariable UUID household, @Valid @RequestBody NewHead request) {
        return desk.changeHead(actor, household, request.member(), request.reason());
    }

    record AddedMember(
            @NotNull(message = "请填写家庭成员") @Valid NewMember member,
            @Because String reason) {}

    record NewHead(
            @NotNull(message = "请选择新户主") UUID member,
            @Because String reason) {}

    record PhoneNumber(String phone) {}
}
