# SPDX-License-Identifier: Apache-2.0
#
# What the measurements share; sourced, not run.

# The native binary, or an error.
native_binary() {
  local binary
  binary=$(find target -maxdepth 1 -name 'aiwatch-*-runner' -print -quit)
  [[ -n $binary ]] || { echo "bench: no native binary in target: build it with ./mvnw verify -Dnative" >&2; exit 2; }
  echo "$binary"
}

# A hello-world image made by the same native-image, as target/bench/hello.
hello_image() {
  [[ -n ${GRAALVM_HOME:-} ]] || { echo "bench: set GRAALVM_HOME" >&2; exit 2; }
  local work=target/bench
  mkdir -p "$work"
  if [[ ! -x $work/hello ]]; then
    cat >"$work/Hello.java" <<'JAVA'
public class Hello {
  public static void main(String[] args) {
    System.out.println("hello");
  }
}
JAVA
    "$GRAALVM_HOME/bin/javac" -d "$work" "$work/Hello.java"
    "$GRAALVM_HOME/bin/native-image" -cp "$work" -march=compatibility -o "$work/hello" Hello >"$work/hello.log" 2>&1 ||
      { cat "$work/hello.log" >&2; exit 1; }
  fi
  echo "$work/hello"
}

# Makes a certificate for this machine that is its own root: target/bench/keys.p12, target/bench/root.pem.
make_certificate() {
  local keytool=${GRAALVM_HOME:?set GRAALVM_HOME}/bin/keytool
  rm -f target/bench/keys.p12
  "$keytool" -genkeypair -alias tenant -keyalg EC -groupname secp256r1 -dname CN=localhost -ext bc=ca:true \
    -ext san=dns:localhost,ip:127.0.0.1 -validity 2 -storetype PKCS12 -keystore target/bench/keys.p12 -storepass changeit 2>/dev/null
  "$keytool" -exportcert -rfc -alias tenant -keystore target/bench/keys.p12 -storepass changeit -file target/bench/root.pem 2>/dev/null
}

# Starts the mock tenant on a free port of 127.0.0.1 and sets TENANT_HOST, TENANT_ORG_KEY, TENANT_ENROLL_KEY and TENANT_PID. The caller ends it.
#
#   start_tenant [--tls FILE]
start_tenant() {
  local jars log=target/bench/tenant.log
  jars=$(find target -maxdepth 2 -type d \( -path '*/quarkus-app/lib' -o -path '*-native-image-source-jar/lib' \) -print -quit)
  [[ -n $jars ]] || { echo "bench: no libraries in target: build with ./mvnw verify" >&2; exit 2; }
  : >"$log"
  "${GRAALVM_HOME:?set GRAALVM_HOME}/bin/java" -cp "target/mock-tenant:target/classes:$(find "$jars" -name '*.jar' -printf '%p:')" \
    com.runlayer.aiwatch.mocktenant.MockTenantMain --port 0 "$@" >"$log" 2>&1 &
  TENANT_PID=$!
  for _ in $(seq 100); do
    TENANT_ENROLL_KEY=$(sed -n 's/^EnrollmentKey: *//p' "$log")
    [[ -n $TENANT_ENROLL_KEY ]] && break
    sleep 0.1
  done
  TENANT_HOST=$(sed -n 's/^Host: *//p' "$log")
  TENANT_ORG_KEY=$(sed -n 's/^OrgApiKey: *//p' "$log")
  [[ -n $TENANT_HOST ]] || { cat "$log" >&2; exit 1; }
}

# A managed device in a folder: FOLDER, then pairs of key and value. A binary property list, as macOS keeps them.
make_device() {
  local folder=$1/system/etc/runlayer
  mkdir -p "$folder" "$1/home"
  shift
  python3 -c '
import plistlib, sys
values = {"true": True, "false": False}
with open(sys.argv[1], "wb") as file:
    settings = {name: values.get(value, value) for name, value in zip(sys.argv[2::2], sys.argv[3::2])}
    plistlib.dump(settings, file, fmt=plistlib.FMT_BINARY)' "$folder/com.runlayer.aiwatch.plist" "$@"
}
