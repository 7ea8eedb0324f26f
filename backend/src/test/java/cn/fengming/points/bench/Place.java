package cn.fengming.points.bench;

import java.util.UUID;

/**
 * What one connection works on: a shelf in a store, and a household with points of the same village.
 *
 * @param clerkToken of the village's committee; empty where nobody asks over HTTP
 * @param memberToken of the head of the household; empty likewise
 */
record Place(
        int number,
        UUID village,
        UUID good,
        UUID clerk,
        String clerkName,
        String clerkToken,
        UUID household,
        UUID member,
        UUID person,
        String memberToken) {}
