package cn.fengming.points.testing;

import cn.fengming.points.kernel.Actor;

/** Somebody who has signed in: the token their requests carry, and who they are to the backend. */
public record Login(String token, Actor actor) {}
