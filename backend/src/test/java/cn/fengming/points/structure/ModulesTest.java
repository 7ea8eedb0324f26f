package cn.fengming.points.structure;

import cn.fengming.points.PointsApplication;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** Every arrow between modules is declared in a package-info.java, none returns, and nobody reaches into internals. */
class ModulesTest {

    @Test
    void modules_use_only_what_they_declare() {
        ApplicationModules.of(PointsApplication.class).verify();
    }
}
