package cn.fengming.points.identity;

import cn.fengming.points.kernel.PhoneVault;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What identity keeps about a person, shown to that person. @param phone null when none was proven */
record Held(
        UUID person,
        List<Wechat> wechat,
        @Nullable Phone phone,
        List<Person> towns,
        List<Post> posts,
        List<SignIn.Asked> bindingRequests,
        List<Session> sessions) {

    private static final int SHOWN = 4;

    /** @param openid only its last characters */
    record Wechat(String appid, String openid, Instant boundAt) {

        static Wechat of(Humans.Wechat row) {
            String openid = row.openid();
            return new Wechat(row.appid(), "…" + openid.substring(Math.max(0, openid.length() - SHOWN)), row.boundAt());
        }
    }

    /** @param number masked */
    record Phone(String number, Instant provenAt) {

        static Phone of(Humans.Phone row, PhoneVault vault) {
            return new Phone(PhoneVault.masked(vault.open(row.phoneSealed())), row.provenAt());
        }
    }
}
