package cn.fengming.points.alerts;

import cn.fengming.points.alerts.Suspicion.Ground;
import cn.fengming.points.awards.PostedAwards.Filed;
import cn.fengming.points.media.TwinPair;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The same picture as evidence of two applications. */
final class RepeatedPhotos {

    private RepeatedPhotos() {}

    /** @param filed the applications by id; a pair of which one is unknown is left out */
    static List<Suspicion> of(List<TwinPair> pairs, Map<UUID, Filed> filed) {
        return pairs.stream().flatMap(pair -> said(pair, filed)).toList();
    }

    private static Stream<Suspicion> said(TwinPair pair, Map<UUID, Filed> filed) {
        Filed later = filed.get(pair.subject());
        Filed earlier = filed.get(pair.twinSubject());
        if (later == null || earlier == null) {
            return Stream.empty();
        }
        boolean same = later.household().equals(earlier.household());
        return Optional.of(new Suspicion(
                        AlertKind.REPEATED_PHOTO,
                        pair.subject() + "/" + pair.twinSubject(),
                        later.village(),
                        Suspicion.household(later.household()) + "申报“" + later.rule() + "”用的照片，"
                                + (same ? "自己家" : Suspicion.household(earlier.household())) + "申报“" + earlier.rule()
                                + "”时已经用过",
                        Map.of(),
                        List.of(
                                new Ground("application", later.application(), "后一次：" + later.rule()),
                                new Ground("application", earlier.application(), "前一次：" + earlier.rule()),
                                new Ground("photo", pair.photo(), "后一次的照片"),
                                new Ground("photo", pair.twin(), "前一次的照片"))))
                .stream();
    }
}
