package cn.fengming.points.community;

import cn.fengming.points.kernel.Ids;
import cn.fengming.points.kernel.PhoneVault;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Households about to enter the register, as rows: each with its card, its head first and then the other members. */
record Registration(List<HouseholdRow> households, List<MemberRow> members) {

    /** @param codes one for each entry */
    static Registration of(
            UUID village, List<NewHousehold> entries, List<CardCode> codes, int year, Ids ids, PhoneVault vault) {
        List<HouseholdRow> households = new ArrayList<>();
        List<MemberRow> members = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            NewHousehold entry = entries.get(i);
            UUID id = ids.next();
            MemberRow head = MemberRow.of(ids.next(), id, entry.head(), true, year, vault);
            households.add(HouseholdRow.of(id, entry.placement(village), codes.get(i), head.name()));
            members.add(head);
            entry.others().forEach(other -> members.add(MemberRow.of(ids.next(), id, other, false, year, vault)));
        }
        return new Registration(households, members);
    }
}
