package cn.fengming.points.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The pages that must stay cheap when the books grow, by name. */
record Pages(Ground ground, Place longest) {

    Map<String, Page> all() {
        String open = "/api/v1/public/towns/" + ground.town() + "/villages/";
        Ground onlyLongest = new Ground(ground.town(), ground.cooker(), ground.officerToken(), List.of(longest));
        Map<String, Page> pages = new LinkedHashMap<>();
        pages.put(
                "passbook of the longest book",
                new Page(onlyLongest, place -> "/api/v1/me/wallet/entries?size=20", Place::memberToken));
        pages.put(
                "book of a village's pool",
                new Page(
                        ground,
                        place -> "/api/v1/villages/" + place.village() + "/pool/entries?size=20",
                        Place::clerkToken));
        pages.put("goods page", new Page(ground, place -> "/api/v1/goods?size=20", Place::memberToken));
        pages.put("honour board", new Page(ground, place -> open + place.village() + "/honours", place -> ""));
        pages.put("the whole wall", new Page(ground, place -> open + place.village() + "/board", place -> ""));
        pages.put(
                "ranking of a village's households",
                new Page(
                        ground,
                        place -> "/api/v1/villages/" + place.village() + "/honour-scores?size=20",
                        Place::clerkToken));
        return pages;
    }
}
