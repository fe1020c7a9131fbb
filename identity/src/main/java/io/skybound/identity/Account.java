package io.skybound.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A user. */
@Entity
@Table(name = "account", schema = "identity")
class Account {

    @Id
    private String id;

    @Column(nullable = false, updatable = false)
    private String email;

    @Column(name = "password_hash", nullable = false)
    private String passwordHash;

    /** Comma-joined. */
    @Column(nullable = false)
    private String roles;

    @Column(name = "first_name", nullable = false)
    private String firstName;

    @Column(name = "last_name", nullable = false)
    private String lastName;

    @Column(name = "phone_number")
    private @Nullable String phoneNumber;

    @Column
    private @Nullable String address;

    @Column
    private @Nullable String city;

    @Column
    private @Nullable String country;

    @Column(name = "zip_code")
    private @Nullable String zipCode;

    /** A JSON object. */
    @Column(nullable = false)
    private String preferences;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    @Column(name = "updated_at", nullable = false)
    private Instant updatedAt;

    @Version
    private @Nullable Long version;

    protected Account() {}

    Account(String id, String email, String passwordHash, Set<String> roles, PersonName name, Instant now) {
        this.id = id;
        this.email = email;
        this.passwordHash = passwordHash;
        this.roles = String.join(",", new TreeSet<>(roles));
        this.firstName = name.first();
        this.lastName = name.last();
        this.preferences = "{}";
        this.createdAt = now;
        this.updatedAt = now;
    }

    record PersonName(String first, String last) {}

    void rename(@Nullable String first, @Nullable String last) {
        firstName = first == null ? firstName : first;
        lastName = last == null ? lastName : last;
    }

    void reachAt(@Nullable String phone) {
        phoneNumber = changed(phoneNumber, phone);
    }

    void moveTo(@Nullable String address, @Nullable String city, @Nullable String country, @Nullable String zipCode) {
        this.address = changed(this.address, address);
        this.city = changed(this.city, city);
        this.country = changed(this.country, country);
        this.zipCode = changed(this.zipCode, zipCode);
    }

    void prefer(String preferences) {
        this.preferences = preferences;
    }

    void touch(Instant now) {
        updatedAt = now;
    }

    /** What is left out stays; what is empty goes. */
    private static @Nullable String changed(@Nullable String before, @Nullable String wanted) {
        if (wanted == null) {
            return before;
        }
        return wanted.isBlank() ? null : wanted;
    }

    String id() {
        return id;
    }

    String email() {
        return email;
    }

    String passwordHash() {
        return passwordHash;
    }

    Set<String> roles() {
        return Set.of(roles.split(","));
    }

    String firstName() {
        return firstName;
    }

    String lastName() {
        return lastName;
    }

    @Nullable
    String phoneNumber() {
        return phoneNumber;
    }

    @Nullable
    String address() {
        return address;
    }

    @Nullable
    String city() {
        return city;
    }

    @Nullable
    String country() {
        return country;
    }

    @Nullable
    String zipCode() {
        return zipCode;
    }

    String preferences() {
        return preferences;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }

    long version() {
        return version == null ? 0 : version;
    }
}
