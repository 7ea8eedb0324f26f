package cn.fengming.points.wechat;

import cn.binarywang.wx.miniapp.api.WxMaService;
import cn.binarywang.wx.miniapp.bean.WxMaCodeLineColor;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.media.Keepsakes;
import cn.fengming.points.paper.ScanPictures;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import me.chanjar.weixin.common.error.WxError;
import me.chanjar.weixin.common.error.WxErrorException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Mini-program codes (小程序码): what people scan with WeChat to land on the right page. WeChat draws each once; after
 * that it lies in the archive, by mini-program, version and scene, so a second print asks nobody.
 */
@Component
class MiniCodes implements ScanPictures {

    /** What WeChat lets stand in a scene. */
    private static final Pattern SCENE = Pattern.compile("[0-9A-Za-z!#$&'()*+,/:;=?@\\-._~]{1,32}");

    /** The one page that reads scenes; it stands in the mini-program's pages.json. */
    private static final String PAGE = "pages/scanned/scanned";

    private static final int DOTS = 430;

    private final Optional<WxMaService> wechat;
    private final WechatThreads threads;
    private final MiniProgramSettings settings;
    private final Keepsakes kept;

    MiniCodes(Optional<WxMaService> wechat, WechatThreads threads, MiniProgramSettings settings, Keepsakes kept) {
        this.wechat = wechat;
        this.threads = threads;
        this.settings = settings;
        this.kept = kept;
    }

    @Override
    public boolean ready() {
        return wechat.isPresent();
    }

    /** @throws IllegalArgumentException for a scene WeChat would refuse: our own mistake */
    @Override
    public Mono<byte[]> of(String scene) {
        if (!SCENE.matcher(scene).matches()) {
            throw new IllegalArgumentException("no scene: " + scene);
        }
        return Mono.justOrEmpty(wechat)
                .flatMap(service -> kept.find(place(service, scene))
                        .switchIfEmpty(Mono.defer(() -> draw(service, scene)
                                .delayUntil(picture -> kept.keep(place(service, scene), picture)))));
    }

    /** Scenes are told apart by capitals, names of files not everywhere. */
    private String place(WxMaService service, String scene) {
        StringBuilder name = new StringBuilder();
        scene.chars().forEach(letter -> name.append(Integer.toHexString(letter)));
        return "codes/" + service.getWxMaConfig().getAppid() + "/"
                + settings.version().code() + "/" + name;
    }

    private Mono<byte[]> draw(WxMaService service, String scene) {
        // a version nobody has released has no pages WeChat could look for
        boolean checked = settings.version() == MiniProgramSettings.Version.RELEASE;
        return threads.ask(() -> mustBePicture(service.getQrcodeService()
                        .createWxaCodeUnlimitBytes(
                                scene,
                                PAGE,
                                checked,
                                settings.version().code(),
                                DOTS,
                                false,
                                new WxMaCodeLineColor("0", "0", "0"),
                                false)))
                .onErrorMap(failure -> !(failure instanceof Problem), MiniCodes::told);
    }

    /** The library hands over whatever is not called JSON, an error in plain text too: that must not be kept. */
    private static byte[] mustBePicture(byte[] drawn) throws WxErrorException {
        boolean jpeg = drawn.length > 2 && (drawn[0] & 0xFF) == 0xFF && (drawn[1] & 0xFF) == 0xD8;
        boolean png = drawn.length > 2 && (drawn[0] & 0xFF) == 0x89 && drawn[1] == 'P';
        if (!jpeg && !png) {
            throw new WxErrorException(WxError.fromJson(new String(drawn, StandardCharsets.UTF_8)));
        }
        return drawn;
    }

    private static Problem told(Throwable failure) {
        WechatFailure.told(failure);
        return new Problem(503, "codes-away", "现在取不到小程序码，请稍后再打印，或者先打印普通二维码");
    }
}
