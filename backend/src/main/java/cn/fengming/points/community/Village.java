package cn.fengming.points.community;

import java.util.UUID;

/** A village or urban community (村/社区). {@code spelling} is the name in pinyin, to sort and search by. */
public record Village(UUID id, UUID town, String name, String spelling) {}
