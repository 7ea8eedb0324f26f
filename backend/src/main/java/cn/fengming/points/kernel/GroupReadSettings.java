package cn.fengming.points.kernel;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param enabled false: every question is a statement of its own, for comparing */
@ConfigurationProperties("points.group-read")
record GroupReadSettings(@DefaultValue("true") boolean enabled) {}
