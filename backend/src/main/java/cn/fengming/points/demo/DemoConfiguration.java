package cn.fengming.points.demo;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/** Everything of the demo, present only when the demo is on. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "points.demo", havingValue = "true")
@Import({ClosedWhileFounding.class, DemoFounding.class, Foundings.class, Register.class})
class DemoConfiguration {

    @Bean
    @Primary
    DemoClock demoClock() {
        return new DemoClock();
    }
}
