package cn.fengming.points.wechat;

import cn.binarywang.wx.miniapp.api.WxMaService;
import cn.binarywang.wx.miniapp.bean.security.WxMaMediaSecCheckCheckRequest;
import cn.binarywang.wx.miniapp.bean.security.WxMaMsgSecCheckCheckRequest;
import cn.binarywang.wx.miniapp.constant.WxMaConstants;
import cn.fengming.points.kernel.Problem;
import java.net.URI;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import me.chanjar.weixin.common.error.WxErrorException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Asks WeChat's second generation of content checks: {@code msg_sec_check} and {@code media_check_async}. */
class WxJavaContentCheck implements WechatContentCheck {

    private static final int VERSION = 2;
    /** WeChat's scenes are profile, comment, forum and social log: a report is like a post in a forum. */
    private static final int FORUM = 3;

    private static final int MOST_WORDS = 2_500;
    private static final int RISKY_WORDS = 87014;

    private final WxMaService wechat;
    private final WechatThreads threads;
    private final Breather breather;

    WxJavaContentCheck(WxMaService wechat, WechatThreads threads, Breather breather) {
        this.wechat = wechat;
        this.threads = threads;
        this.breather = breather;
    }

    @Override
    public boolean ready() {
        return true;
    }

    @Override
    public Mono<Verdict> words(String openid, String words) {
        return Flux.fromIterable(parts(words))
                .concatMap(part -> ask(() -> verdict(openid, part)))
                .reduce(Verdict::worseOf)
                .defaultIfEmpty(Verdict.PASSED);
    }

    @Override
    public Mono<String> picture(String openid, URI picture) {
        var request = WxMaMediaSecCheckCheckRequest.builder()
                .mediaUrl(picture.toString())
                .mediaType(WxMaConstants.SecCheckMediaType.IMAGE)
                .version(VERSION)
                .scene(FORUM)
                .openid(openid)
                .build();
        return ask(() -> wechat.getSecurityService().mediaCheckAsync(request).getTraceId());
    }

    private Verdict verdict(String openid, String words) throws WxErrorException {
        var request = WxMaMsgSecCheckCheckRequest.builder()
                .version(String.valueOf(VERSION))
                .scene(FORUM)
                .openid(openid)
                .content(words)
                .build();
        try {
            var result = wechat.getSecurityService().checkMessage(request).getResult();
            return Verdict.of(result.getSuggest(), result.getLabel());
        } catch (WxErrorException refused) {
            if (refused.getError().getErrorCode() == RISKY_WORDS) {
                return Verdict.of("risky", null);
            }
            throw refused;
        }
    }

    private <T> Mono<T> ask(Callable<T> question) {
        return breather.unlessPausing(
                threads.ask(question).onErrorMap(failure -> !(failure instanceof Problem), WxJavaContentCheck::told));
    }

    private static Problem told(Throwable failure) {
        if (failure instanceof WxErrorException refused
                && stranger(refused.getError().getErrorCode())) {
            return Problem.refused(STRANGER, "微信不认识这位用户，或者用户两小时没有来过");
        }
        return WechatFailure.told(failure);
    }

    private static boolean stranger(int code) {
        return code == 40003 || code == 61010;
    }

    /** Cuts between characters, never within one. */
    private static List<String> parts(String words) {
        int[] points = words.strip().codePoints().toArray();
        return IntStream.range(0, (points.length + MOST_WORDS - 1) / MOST_WORDS)
                .mapToObj(part ->
                        new String(points, part * MOST_WORDS, Math.min(MOST_WORDS, points.length - part * MOST_WORDS)))
                .toList();
    }
}
