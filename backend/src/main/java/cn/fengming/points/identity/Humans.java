package cn.fengming.points.identity;

import cn.fengming.points.kernel.PhoneVault.Sealed;
import cn.fengming.points.wechat.WechatLogin.WechatAccount;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Rows of human beings, whatever their towns: how they sign in and the phone number they have proven. */
@Component
class Humans {

    /** After this long a number has to be proven again: numbers change hands. */
    static final Duration PHONE_COUNTS = Duration.ofDays(180);

    private final DatabaseClient database;
    private final Clock clock;

    Humans(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** A WeChat account somebody signs in by. */
    record Wechat(String appid, String openid, Instant boundAt) {}

    /** A sealed phone number and when it was proven. */
    record Phone(byte[] phoneSealed, Instant provenAt) {}

    /** Somebody nobody has met before. */
    Mono<UUID> add(UUID person) {
        return database.sql("insert into identity.person (id, created_at) values (:id, :now)")
                .bind("id", person)
                .bind("now", clock.instant())
                .then()
                .thenReturn(person);
    }

    /**
     * The person of a WeChat account; a new one the first time. However many sign in at once, an account has one
     * person: the key decides, in one statement.
     */
    Mono<UUID> of(WechatAccount account, UUID fresh) {
        return database.sql("""
                        with known as (
                          select person_id from identity.wechat where unionid = :unionid order by bound_at limit 1
                        ), bound as (
                          insert into identity.wechat as account (appid, openid, person_id, unionid, bound_at)
                          values (:appid, :openid, coalesce((select person_id from known), :fresh), :unionid, :now)
                          on conflict (appid, openid) do update
                            set unionid = coalesce(excluded.unionid, account.unionid)
                          returning person_id
                        ), met as (
                          insert into identity.person (id, created_at)
                          select person_id, :now from bound
                          on conflict (id) do nothing
                        )
                        select person_id from bound
                        """)
                .bind("appid", account.appid())
                .bind("openid", account.openid())
                .bind("unionid", Bind.orNull(account.unionid()))
                .bind("fresh", fresh)
                .bind("now", clock.instant())
                .mapValue(UUID.class)
                .one();
    }

    /** One thing at a time is done to a person. Ends with the transaction. */
    Mono<Void> lock(UUID person) {
        return database.sql("select id from identity.person where id = :id for update")
                .bind("id", person)
                .fetch()
                .all()
                .then();
    }

    Mono<Void> provePhone(UUID person, Sealed phone) {
        return database.sql("""
                        update identity.person
                        set phone_sealed = :sealed, phone_print = :print, proven_at = :now
                        where id = :id
                        """)
                .bind("sealed", phone.box())
                .bind("print", phone.fingerprint())
                .bind("now", clock.instant())
                .bind("id", person)
                .then();
    }

    Mono<Phone> phone(UUID person) {
        return database.sql("select phone_sealed, proven_at from identity.person where id = :id"
                        + " and phone_sealed is not null")
                .bind("id", person)
                .mapProperties(Phone.class)
                .one();
    }

    Mono<Long> forgetOldPhones() {
        return database.sql("""
                        update identity.person set phone_sealed = null, phone_print = null, proven_at = null
                        where proven_at < :before
                        """)
                .bind("before", clock.instant().minus(PHONE_COUNTS))
                .fetch()
                .rowsUpdated();
    }

    Flux<Wechat> wechats(UUID person) {
        return database.sql("select appid, openid, bound_at from identity.wechat where person_id = :id"
                        + " order by bound_at")
                .bind("id", person)
                .mapProperties(Wechat.class)
                .all();
    }

    /** The openid in one mini-program of somebody who is in the town; empty when they never signed in by WeChat. */
    Mono<String> openid(UUID town, UUID person, String appid) {
        return database.sql("""
                        select w.openid from identity.wechat w
                          join identity.enrolment e on e.person_id = w.person_id
                         where e.town_id = :town and e.person_id = :person and e.left_at is null and w.appid = :appid
                         order by w.bound_at desc limit 1
                        """)
                .bind("town", town)
                .bind("person", person)
                .bind("appid", appid)
                .mapValue(String.class)
                .one();
    }

    Mono<UUID> person(String openid, String appid) {
        return database.sql("select person_id from identity.wechat where appid = :appid and openid = :openid")
                .bind("appid", appid)
                .bind("openid", openid)
                .mapValue(UUID.class)
                .one();
    }

    /** Neither WeChat account nor phone number leads to this person any more; only the id stays. */
    Mono<Void> forget(UUID person) {
        return database.sql("delete from identity.wechat where person_id = :id")
                .bind("id", person)
                .then()
                .then(database.sql("""
                                update identity.person set phone_sealed = null, phone_print = null, proven_at = null
                                where id = :id
                                """).bind("id", person).then());
    }
}
