package cn.fengming.points.kernel;

import java.util.List;
import java.util.Map;

/**
 * An answer as it was given.
 *
 * @param bodyHash SHA-256 of the request it answers
 */
public record StoredAnswer(byte[] bodyHash, int status, Map<String, List<String>> headers, byte[] body) {}
