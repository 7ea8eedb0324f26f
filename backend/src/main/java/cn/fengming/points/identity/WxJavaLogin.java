package cn.fengming.points.identity;

import cn.binarywang.wx.miniapp.api.WxMaService;
import cn.binarywang.wx.miniapp.bean.WxMaPhoneNumberInfo;
import cn.fengming.points.kernel.Problem;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import java.util.regex.Pattern;
import me.chanjar.weixin.common.error.WxErrorException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Asks WeChat through weixin-java, which blocks: on a few threads of its own with a short queue, so that a slow WeChat
 * makes signing in slow and nothing else. Of a failure only WeChat's number is logged, because messages and addresses
 * of the library carry tokens.
 */
class WxJavaLogin implements WechatLogin, DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(WxJavaLogin.class);
    private static final int THREADS = 4;
    private static final int WAITING = 64;
    private static final String CHINA = "86";

    /** The library puts a code into an address as it comes. */
    private static final Pattern CODE = Pattern.compile("[0-9A-Za-z_-]{1,128}");

    private final WxMaService wechat;
    private final Scheduler threads = Schedulers.newBoundedElastic(THREADS, WAITING, "wechat");

    WxJavaLogin(WxMaService wechat) {
        this.wechat = wechat;
    }

    @Override
    public Mono<WechatAccount> account(String code) {
        return ask(code, () -> {
            var session = wechat.getUserService().getSessionInfo(code);
            return new WechatAccount(wechat.getWxMaConfig().getAppid(), session.getOpenid(), session.getUnionid());
        });
    }

    @Override
    public Mono<String> phone(String code) {
        return ask(code, () -> wechat.getUserService().getPhoneNumber(code)).map(WxJavaLogin::mainland);
    }

    @Override
    public void destroy() {
        threads.dispose();
    }

    private <T> Mono<T> ask(String code, Callable<T> question) {
        if (!CODE.matcher(code).matches()) {
            return Mono.error(() -> WechatRefusal.of(40029));
        }
        return Mono.fromCallable(question)
                .subscribeOn(threads)
                .publishOn(Schedulers.parallel())
                .onErrorMap(failure -> !(failure instanceof Problem), WxJavaLogin::told);
    }

    private static Problem told(Throwable failure) {
        if (failure instanceof WxErrorException refused) {
            return told(refused.getError().getErrorCode());
        }
        if (failure instanceof RejectedExecutionException) {
            return WechatRefusal.away("登录的人太多，请稍后再试");
        }
        log.warn("WeChat cannot be asked: {}", root(failure).getClass().getSimpleName());
        return WechatRefusal.away("连不上微信，请稍后再试");
    }

    private static Problem told(int code) {
        if (WechatRefusal.misconfigured(code)) {
            log.error(
                    "WeChat refuses our account with errcode {}: check appid, secret and the list of addresses", code);
        } else {
            log.info("WeChat refuses with errcode {}", code);
        }
        return WechatRefusal.of(code);
    }

    private static Throwable root(Throwable failure) {
        Throwable cause = failure.getCause();
        return cause == null || cause == failure ? failure : root(cause);
    }

    private static String mainland(WxMaPhoneNumberInfo phone) {
        if (!CHINA.equals(phone.getCountryCode())) {
            throw Problem.refused("foreign-phone", "只支持中国大陆的手机号");
        }
        return phone.getPurePhoneNumber();
    }
}
