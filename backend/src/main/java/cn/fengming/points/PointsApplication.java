package cn.fengming.points;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/**
 * The whole backend: one process serves many towns, and no town sees another's rows. Beans carry their full class name,
 * so that two modules may use the same word each for its own thing.
 */
@SpringBootApplication(proxyBeanMethods = false, nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@ConfigurationPropertiesScan
public class PointsApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(PointsApplication.class, arguments);
    }
}
