package cn.fengming.points.wechat;

import java.util.concurrent.Callable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * The few threads on which WeChat is asked, since weixin-java blocks: a short queue, so that a slow WeChat makes what
 * needs WeChat slow and nothing else.
 */
@Component
class WechatThreads implements DisposableBean {

    private static final int THREADS = 4;
    private static final int WAITING = 64;

    private final Scheduler threads = Schedulers.newBoundedElastic(THREADS, WAITING, "wechat");

    /** Fails with {@link java.util.concurrent.RejectedExecutionException} when the queue is full. */
    <T> Mono<T> ask(Callable<T> question) {
        return Mono.fromCallable(question).subscribeOn(threads).publishOn(Schedulers.parallel());
    }

    @Override
    public void destroy() {
        threads.dispose();
    }
}
