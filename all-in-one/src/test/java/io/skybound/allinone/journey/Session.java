package io.skybound.allinone.journey;

import java.util.Map;

/** Being signed in. */
record Session(Product product, String email, String password, String accessToken, String refreshToken) {

    static Session begin(Product product, String email, String password) {
        Answer login = new Http(product)
                .post("/auth/login", Map.of("email", email, "password", password), Map.of())
                .expect(200);
        return of(product, email, password, login);
    }

    Session again() {
        return begin(product, email, password);
    }

    Answer refresh() {
        return new Http(product).post("/auth/refresh", Map.of("refresh_token", refreshToken), Map.of());
    }

    /** The session as a refresh has continued it. */
    Session continuedBy(Answer refreshed) {
        return of(product, email, password, refreshed);
    }

    Answer end() {
        return new Http(product).post("/auth/logout", Map.of("refresh_token", refreshToken), bearer());
    }

    Map<String, String> bearer() {
        return Map.of("Authorization", "Bearer " + accessToken);
    }

    private static Session of(Product product, String email, String password, Answer pair) {
        Session session = new Session(product, email, password, pair.at("/access_token"), pair.at("/refresh_token"));
        product.keepsSecret(session.accessToken());
        product.keepsSecret(session.refreshToken());
        return session;
    }
}
