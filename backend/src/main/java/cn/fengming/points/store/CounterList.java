package cn.fengming.points.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * 离线名单: what a counter takes along to where there is no network. It names no code and nobody in full; with the key a
 * QR picture is recognised, and nobody can make one.
 *
 * @param at when it was drawn up
 * @param until how long a counter may work by it: older, too much has been cancelled since
 * @param publicKey of the village, 43 characters (Ed25519, base64url)
 */
public record CounterList(UUID village, Instant at, Instant until, String publicKey, List<Line> lines) {

    /**
     * A redemption that waits to be collected.
     *
     * @param name of the head of the household, masked
     * @param goods as they are taken from the shelf
     */
    public record Line(UUID redemption, String name, List<Item> goods, long points, LocalDate collectBy) {}

    /** Pieces of one good. */
    public record Item(String name, int pieces) {}
}
