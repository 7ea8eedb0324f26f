package cn.fengming.points.awards;

import java.util.List;

/** A notice with its lines, names masked. */
public record PublicNotice(Notice notice, List<NoticeLine> lines) {}
