package cn.fengming.points;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The whole backend: one process serves many towns, and no town sees another's rows. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class PointsApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(PointsApplication.class, arguments);
    }
}
