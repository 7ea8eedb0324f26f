package cn.fengming.points.kernel;

import java.util.UUID;

/**
 * Names one request of one person: the same key from somebody else, or for something else, is another request.
 *
 * @param operation method and path
 * @param key what the client made up
 */
public record AnswerKey(UUID town, UUID person, String operation, String key) {}
