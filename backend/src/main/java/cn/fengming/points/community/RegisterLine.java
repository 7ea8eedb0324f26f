package cn.fengming.points.community;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person of the register as a list shows them; what is said of the household stands with its head. */
record RegisterLine(
        UUID household,
        String village,
        String cardCode,
        boolean head,
        String name,
        @Nullable Integer birthYear,
        byte @Nullable [] phoneSealed,
        @Nullable String groupName,
        @Nullable String gridName,
        @Nullable String address) {}
