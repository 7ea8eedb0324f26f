package cn.fengming.points.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.springframework.beans.factory.annotation.Value;
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

    /** @param day the day taken for today when the program starts, to see the demo at another time of the year */
    @Bean
    @Primary
    DemoClock demoClock(@Value("${points.demo-day:}") String day) {
        Clock china = Clock.system(DemoClock.CHINA);
        return new DemoClock(day.isBlank() ? china : startingOn(LocalDate.parse(day), china));
    }

    private static Clock startingOn(LocalDate day, Clock china) {
        return Clock.offset(china, Duration.ofDays(ChronoUnit.DAYS.between(LocalDate.now(china), day)));
    }
}
