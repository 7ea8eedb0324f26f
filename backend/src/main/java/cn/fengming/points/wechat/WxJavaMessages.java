package cn.fengming.points.wechat;

import cn.binarywang.wx.miniapp.api.WxMaService;
import cn.binarywang.wx.miniapp.bean.WxMaSubscribeMessage;
import cn.binarywang.wx.miniapp.bean.WxMaSubscribeMessage.MsgData;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.RejectedExecutionException;
import me.chanjar.weixin.common.error.WxError;
import me.chanjar.weixin.common.error.WxErrorException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Sends through weixin-java, over a client that never says a request twice by itself. */
class WxJavaMessages implements WechatMessages {

    private static final Logger log = LoggerFactory.getLogger(WxJavaMessages.class);

    private final WxMaService wechat;
    private final WechatThreads threads;
    private final MiniProgramSettings settings;

    WxJavaMessages(WxMaService wechat, WechatThreads threads, MiniProgramSettings settings) {
        this.wechat = wechat;
        this.threads = threads;
        this.settings = settings;
    }

    @Override
    public boolean ready() {
        return true;
    }

    @Override
    public Mono<Delivery> send(Letter letter) {
        return threads.ask(() -> {
                    wechat.getSubscribeService().sendSubscribeMsg(message(letter));
                    return Delivery.SENT;
                })
                .onErrorResume(failure -> Mono.just(told(failure)));
    }

    private WxMaSubscribeMessage message(Letter letter) {
        List<MsgData> fields = letter.fields().entrySet().stream()
                .map(field -> new MsgData(field.getKey(), field.getValue()))
                .toList();
        return WxMaSubscribeMessage.builder()
                .toUser(letter.openid())
                .templateId(letter.template())
                .page(letter.page())
                .data(fields)
                .miniprogramState(settings.version().state())
                .lang("zh_CN")
                .build();
    }

    private static Delivery told(Throwable failure) {
        Delivery delivery = delivery(failure);
        log.info("WeChat did not take a message: errcode {}, {}", delivery.errcode(), delivery.fate());
        return delivery;
    }

    private static Delivery delivery(Throwable failure) {
        if (failure instanceof WxErrorException refused) {
            WxError error = refused.getError();
            return Delivery.of(error.getErrorCode(), error.getErrorMsgEn());
        }
        return neverHeard(failure) ? Delivery.unreachable() : Delivery.unsure();
    }

    /** No line came about, or nobody was free to ask: WeChat cannot have taken anything. */
    private static boolean neverHeard(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException
                    || (cause instanceof SocketTimeoutException
                            && String.valueOf(cause.getMessage())
                                    .toLowerCase(Locale.ROOT)
                                    .contains("connect timed out"))
                    || cause instanceof UnknownHostException
                    || cause instanceof NoRouteToHostException
                    || cause instanceof RejectedExecutionException) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Flux<KnownTemplate> templates() {
        return threads.ask(() -> wechat.getSubscribeService().getTemplateList())
                .onErrorMap(WechatFailure::told)
                .flatMapIterable(found -> found)
                .map(found ->
                        KnownTemplate.of(found.getPriTmplId(), found.getTitle(), found.getContent(), found.getType()));
    }
}
