package cn.fengming.points.assessment;

import java.util.UUID;

/**
 * A village that takes part in a round.
 *
 * @param district class or district (管区) it is ranked in; empty when nothing was said
 */
public record RoundVillage(UUID id, String name, String district) {}
