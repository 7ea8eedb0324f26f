package cn.fengming.points.store;

import cn.fengming.points.community.Community;
import cn.fengming.points.community.Town;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.PublicAddress;
import cn.fengming.points.kernel.Role;
import cn.fengming.points.paper.Paper;
import cn.fengming.points.paper.Press;
import cn.fengming.points.paper.ScanPictures;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What hangs at the door of a store: scan it, see what there is, redeem. */
@Component
class StorePosters {

    private static final float SIDE = 110;

    private final Outlets outlets;
    private final Community community;
    private final ScanPictures pictures;
    private final PublicAddress address;
    private final Press press;

    StorePosters(Outlets outlets, Community community, ScanPictures pictures, PublicAddress address, Press press) {
        this.outlets = outlets;
        this.community = community;
        this.pictures = pictures;
        this.address = address;
        this.press = press;
    }

    /**
     * A poster with a mini-program code, or with the address of the pages where there is no mini-program.
     *
     * @throws Problem 404 unknown store; 403 not theirs; 422 {@code no-address} where a scan could open nothing; 503 when
     *     the code cannot be drawn now
     */
    Mono<ResponseEntity<byte[]>> poster(Actor actor, UUID outlet) {
        return outlets.find(actor.town(), outlet)
                .doOnNext(found -> found.mustBeServedByKeeperOr(actor, Role.COMMITTEE, Role.CLERK, Role.TOWN))
                .zipWith(community.town(actor.town()))
                .flatMap(found -> poster(found.getT2(), found.getT1()))
                .flatMap(press::download);
    }

    private Mono<Paper> poster(Town town, Outlet outlet) {
        Paper head = Paper.a4(outlet.name() + "海报")
                .framed()
                .enlarged(130)
                .title(name(outlet))
                .subtitle(town.name());
        return pictures.of(scene(outlet))
                .map(picture -> head.picture(picture, SIDE, "打开微信，扫一扫"))
                .switchIfEmpty(Mono.fromSupplier(() -> head.qr(link(outlet), SIDE, "用手机扫一扫")))
                .map(StorePosters::withWords);
    }

    private static Paper withWords(Paper paper) {
        return paper.centred("看有什么东西，用积分换").centred("没有手机的，带上户卡来就行").note("积分不是钱，不能转给别人，不能换烟酒和药。");
    }

    private static String name(Outlet outlet) {
        return outlet.kind() == Outlet.Kind.VILLAGE ? outlet.name() + "积分超市" : outlet.name();
    }

    private String link(Outlet outlet) {
        if (!address.known()) {
            throw Problem.refused("no-address", "还没有开通微信小程序，也没有设置网址，海报上没有码可印");
        }
        return address.of("/#/pages/scanned/scanned?scene=" + scene(outlet)).toString();
    }

    /** What the mini-program reads: the store's id in 22 letters, since a scene has room for 32. */
    static String scene(Outlet outlet) {
        byte[] id = ByteBuffer.allocate(Long.BYTES * 2)
                .putLong(outlet.id().getMostSignificantBits())
                .putLong(outlet.id().getLeastSignificantBits())
                .array();
        return "s." + Base64.getUrlEncoder().withoutPadding().encodeToString(id);
    }
}
