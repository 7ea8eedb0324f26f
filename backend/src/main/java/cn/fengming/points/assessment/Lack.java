package cn.fengming.points.assessment;

import java.util.List;
import java.util.UUID;

/** A subject that cannot be ranked yet, and why, in Chinese. */
record Lack(UUID subject, String name, List<String> reasons) {}
