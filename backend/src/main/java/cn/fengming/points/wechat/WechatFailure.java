package cn.fengming.points.wechat;

import cn.fengming.points.kernel.Problem;
import java.util.concurrent.RejectedExecutionException;
import me.chanjar.weixin.common.error.WxErrorException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What went wrong with WeChat, as a problem. Of a failure only WeChat's number is logged, because messages and addresses
 * of the library carry tokens.
 */
final class WechatFailure {

    private static final Logger log = LoggerFactory.getLogger(WechatFailure.class);

    private WechatFailure() {}

    static Problem told(Throwable failure) {
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
}
