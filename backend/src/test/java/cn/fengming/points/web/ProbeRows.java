package cn.fengming.points.web;

import static cn.fengming.points.kernel.Role.AUDITOR;
import static cn.fengming.points.kernel.Role.TOWN;
import static cn.fengming.points.kernel.Role.VILLAGER;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** The gate of the tests: the real page, and the probe's paths beside it. */
@Configuration(proxyBeanMethods = false)
class ProbeRows {

    @Bean
    @Primary
    GateRows probedGate() {
        return GateRows.of(gate -> {
            Gate.write(gate);
            gate.open(GET, "/api/v1/public/probe/**");
            gate.visitor(GET, "/api/v1/sessions/probe");
            gate.visitor(POST, "/api/v1/sessions/probe");
            gate.member(GET, "/api/v1/probe/**");
            gate.member(POST, "/api/v1/probe/**");
            gate.member(PUT, "/api/v1/probe/**");
            gate.member(DELETE, "/api/v1/probe/**");
            gate.allow(GET, "/api/v1/probe/town-only", TOWN, AUDITOR);
            gate.allow(GET, "/api/v1/probe/villager-only", VILLAGER);
        });
    }
}
