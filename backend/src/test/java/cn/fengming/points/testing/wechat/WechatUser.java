package cn.fengming.points.testing.wechat;

import cn.fengming.points.testing.Answer;
import cn.fengming.points.testing.Caller;
import cn.fengming.points.testing.Http;
import java.util.Map;
import java.util.UUID;

/** Somebody with the mini-program on the phone, in tests: signs in, proves a number, and goes on with the new token. */
public final class WechatUser {

    private final Http http;
    private final WechatServers wechat = WechatServers.shared();
    private final String openid = wechat.newOpenid();
    private Answer signedIn;

    public WechatUser(Http http) {
        this.http = http;
        this.signedIn = signIn();
    }

    public Answer signIn() {
        signedIn = http.anonymous()
                .post("/api/v1/sessions/wechat", Map.of("code", wechat.loginCode(openid)))
                .expect(201);
        return signedIn;
    }

    public Answer prove(String phone) {
        Answer proven = caller().post("/api/v1/sessions/phone", Map.of("code", wechat.phoneCode(phone)));
        return keep(proven);
    }

    public Answer choose(UUID town, UUID member) {
        return keep(caller().post("/api/v1/sessions/member", Map.of("town", town, "member", member)));
    }

    public Answer showCard(UUID town, String cardCode, String name) {
        return caller().post("/api/v1/sessions/card", Map.of("town", town, "cardCode", cardCode, "name", name));
    }

    public Caller caller() {
        return http.withToken(signedIn.json().get("token").asString());
    }

    public UUID person() {
        return UUID.fromString(signedIn.json().get("person").asString());
    }

    public String openid() {
        return openid;
    }

    public String token() {
        return signedIn.json().get("token").asString();
    }

    private Answer keep(Answer answer) {
        if (answer.status() == 201) {
            signedIn = answer;
        }
        return answer;
    }
}
