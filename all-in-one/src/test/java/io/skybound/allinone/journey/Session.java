package io.skybound.allinone.journey;

import java.util.Map;

/** Being signed in. */
record Session(Front front, String email, String password, String accessToken, String refreshToken) {

    static Session begin(Front front, String email, String password) {
        Answer login = new Http(front)
                .post("/auth/login", Map.of("email", email, "password", password), Map.of())
                .expect(200);
        return of(front, email, password, login);
    }

    /** The same session, at another place. */
    Session at(Front other) {
        return new Session(other, email, password, accessToken, refreshToken);
    }

    Session again() {
        return begin(front, email, password);
    }

    Answer refresh() {
        return new Http(front).post("/auth/refresh", Map.of("refresh_token", refreshToken), Map.of());
    }

    /** The session as a refresh has continued it. */
    Session continuedBy(Answer refreshed) {
        return of(front, email, password, refreshed);
    }

    Answer end() {
        return new Http(front).post("/auth/logout", Map.of("refresh_token", refreshToken), bearer());
    }

    Map<String, String> bearer() {
        return Map.of("Authorization", "Bearer " + accessToken);
    }

    private static Session of(Front front, String email, String password, Answer pair) {
        Session session = new Session(front, email, password, pair.at("/access_token"), pair.at("/refresh_token"));
        front.keepsSecret(session.accessToken());
        front.keepsSecret(session.refreshToken());
        return session;
    }
}
