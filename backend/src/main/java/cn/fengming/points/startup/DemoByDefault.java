package cn.fengming.points.startup;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.StringUtils;

/**
 * Unless POINTS_DEMO says otherwise, the demo comes with the embedded database and never with an external one: nobody
 * finds demo people in a real register because a variable was forgotten.
 */
class DemoByDefault implements EnvironmentPostProcessor {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        boolean embedded = !StringUtils.hasText(environment.getProperty("points.database.url"));
        environment
                .getPropertySources()
                .addLast(new MapPropertySource("demo by default", Map.of("points.demo", embedded)));
    }
}
