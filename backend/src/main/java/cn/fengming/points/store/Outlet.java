package cn.fengming.points.store;

import cn.fengming.points.community.Village;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Role;
import cn.fengming.points.ledger.Holder;
import cn.fengming.points.media.Audience;
import cn.fengming.points.media.Visibility;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 兑换点: where goods lie and are handed over. A village's own has the village's id; partner shops and fairs have ids of
 * their own. Each holds its own pieces in the book.
 *
 * @param village whose people it serves; null for the whole town's
 * @param keeper the person who keeps a partner shop, who alone hands over there and agrees to its bills
 * @param opensOn first day of a fair
 * @param closesOn last day of a fair
 */
public record Outlet(
        UUID id,
        Kind kind,
        String name,
        @Nullable UUID village,
        @Nullable UUID keeper,
        @Nullable String keeperName,
        @Nullable LocalDate opensOn,
        @Nullable LocalDate closesOn,
        boolean active) {

    /** What kind of store it is. */
    public enum Kind {
        /** 村兑换点: the village's own. */
        VILLAGE,
        /** 合作店: a shop that gives out its own goods and is paid for them. */
        PARTNER,
        /** 流动集市: goods of the town on some days. */
        FAIR
    }

    /** How the town describes a partner shop or a fair. */
    public record Form(
            @NotNull(message = "请选择合作店或流动集市") Kind kind,

            @NotBlank(message = "请填写名称") @Size(max = 40, message = "名称最多 40 字")
            String name,

            @Nullable UUID village,
            @Nullable UUID keeper,

            @Size(max = 20, message = "店主姓名最多 20 字") @Nullable
            String keeperName,

            @Nullable LocalDate opensOn,
            @Nullable LocalDate closesOn,
            boolean active) {

        /** @throws Problem 400 when a partner shop has no keeper, a fair no days, or it claims to be a village's own */
        Form mustBeWhole() {
            if (kind == Kind.VILLAGE) {
                throw Problem.invalid("kind", "村兑换点不用添加，每个村都有");
            }
            if (kind == Kind.PARTNER && (keeper == null || keeperName == null || keeperName.isBlank())) {
                throw Problem.invalid("keeper", "请选择合作店的店主");
            }
            if (kind == Kind.FAIR && (opensOn == null || closesOn == null || closesOn.isBefore(opensOn))) {
                throw Problem.invalid("opensOn", "请填写集市从哪天到哪天");
            }
            return this;
        }

        Outlet as(UUID id) {
            boolean shop = kind == Kind.PARTNER;
            return new Outlet(
                    id,
                    kind,
                    name.strip(),
                    village,
                    shop ? keeper : null,
                    shop ? keeperName : null,
                    shop ? null : opensOn,
                    shop ? null : closesOn,
                    active);
        }
    }

    static Outlet of(Village village) {
        return new Outlet(village.id(), Kind.VILLAGE, village.name(), village.id(), null, null, null, null, true);
    }

    /** Under which name the ledger keeps its pieces. */
    Holder holder() {
        return kind == Kind.VILLAGE ? Holder.village(id) : Holder.store(id);
    }

    /** Who may look at photos of what happened there. */
    Audience staff() {
        return new Audience(Visibility.PRIVATE, village, null);
    }

    /** What a redemption writes down: nothing for the village's own. */
    @Nullable
    UUID elsewhere() {
        return kind == Kind.VILLAGE ? null : id;
    }

    boolean keptBy(Actor actor) {
        return actor.person().equals(keeper);
    }

    /** @throws Problem 403 when the actor holds none of the roles there */
    Outlet mustBeServedBy(Actor actor, Role... roles) {
        if (village == null) {
            actor.mustServeTown(roles);
        } else {
            actor.mustServe(village, roles);
        }
        return this;
    }

    /** As above, or its keeper. */
    Outlet mustBeServedByKeeperOr(Actor actor, Role... roles) {
        return keptBy(actor) ? this : mustBeServedBy(actor, roles);
    }

    /** @throws Problem 403 at a partner shop by anybody but its keeper */
    Outlet mustHandOver(Actor actor) {
        if (kind == Kind.PARTNER && !keptBy(actor)) {
            throw Problem.forbidden("这张兑换单在合作店“" + name + "”取货，由店主核销");
        }
        return this;
    }

    /** @throws Problem 422 when people of that village cannot redeem there today */
    Outlet mustBeOpenTo(UUID home, LocalDate today) {
        boolean theirs = village == null || village.equals(home);
        boolean early = opensOn != null && today.isBefore(opensOn);
        boolean late = closesOn != null && today.isAfter(closesOn);
        if (!active || !theirs || early || late) {
            throw Problem.refused("outlet-closed", "现在不能在“" + name + "”兑换");
        }
        return this;
    }
}
