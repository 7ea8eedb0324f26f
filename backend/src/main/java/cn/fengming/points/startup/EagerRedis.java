package cn.fengming.points.startup;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.stereotype.Component;

/**
 * Connects to Redis while starting. The first connection blocks the thread that asks for it, and later that would be an
 * event loop; besides, an unreachable Redis is to be said at once.
 */
@Component
class EagerRedis implements BeanPostProcessor {

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof LettuceConnectionFactory factory) {
            factory.setEagerInitialization(true);
        }
        return bean;
    }
}
