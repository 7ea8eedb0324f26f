package cn.fengming.points.wechat;

import cn.binarywang.wx.miniapp.api.WxMaService;
import cn.binarywang.wx.miniapp.bean.WxMaPhoneNumberInfo;
import cn.fengming.points.kernel.Problem;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import reactor.core.publisher.Mono;

/** Asks WeChat who signs in, through weixin-java. */
class WxJavaLogin implements WechatLogin {

    private static final String CHINA = "86";

    /** The library puts a code into an address as it comes. */
    private static final Pattern CODE = Pattern.compile("[0-9A-Za-z_-]{1,128}");

    private final WxMaService wechat;
    private final WechatThreads threads;

    WxJavaLogin(WxMaService wechat, WechatThreads threads) {
        this.wechat = wechat;
        this.threads = threads;
    }

    @Override
    public String appid() {
        return wechat.getWxMaConfig().getAppid();
    }

    @Override
    public Mono<WechatAccount> account(String code) {
        return ask(code, () -> {
            var session = wechat.getUserService().getSessionInfo(code);
            return new WechatAccount(appid(), session.getOpenid(), session.getUnionid());
        });
    }

    @Override
    public Mono<String> phone(String code) {
        return ask(code, () -> wechat.getUserService().getPhoneNumber(code)).map(WxJavaLogin::mainland);
    }

    private <T> Mono<T> ask(String code, Callable<T> question) {
        if (!CODE.matcher(code).matches()) {
            return Mono.error(() -> WechatRefusal.of(40029));
        }
        return threads.ask(question).onErrorMap(failure -> !(failure instanceof Problem), WechatFailure::told);
    }

    private static String mainland(WxMaPhoneNumberInfo phone) {
        if (!CHINA.equals(phone.getCountryCode())) {
            throw Problem.refused("foreign-phone", "只支持中国大陆的手机号");
        }
        return phone.getPurePhoneNumber();
    }
}
