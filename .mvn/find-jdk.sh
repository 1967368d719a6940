#!/bin/sh
# Prints the home of a JDK 25, or says what to install. Looks at JAVA_HOME, the usual
# folders of Linux and macOS, the version managers, and java on the path.
wanted=25

is_wanted() {
  [ -n "$1" ] && [ -x "$1/bin/javac" ] || return 1
  "$1/bin/javac" -version 2>&1 | grep -q "^javac $wanted\b"
}

try() {
  if is_wanted "$1"; then
    printf '%s\n' "$1"
    exit 0
  fi
}

try "${JAVA_HOME:-}"
try "${JDK25_HOME:-}"
try "${JAVA_HOME_25_X64:-}"
try "${JAVA_HOME_25_ARM64:-}"
if [ -x /usr/libexec/java_home ]; then
  try "$(/usr/libexec/java_home -v "$wanted" 2>/dev/null)"
fi
for home in \
  /usr/lib/jvm/*25* \
  /usr/lib64/jvm/*25* \
  /usr/java/*25* \
  /opt/java/*25* /opt/jdk*25* \
  /Library/Java/JavaVirtualMachines/*25*/Contents/Home \
  "$HOME"/.sdkman/candidates/java/25* \
  "$HOME"/.asdf/installs/java/*25* \
  "$HOME"/.local/share/mise/installs/java/*25* \
  "$HOME"/.jdks/*25* \
  /opt/homebrew/opt/openjdk@25 /usr/local/opt/openjdk@25; do
  try "$home"
done
if command -v javac >/dev/null 2>&1; then
  on_path=$(command -v javac)
  real=$(readlink -f "$on_path" 2>/dev/null || printf '%s' "$on_path")
  try "$(dirname "$(dirname "$real")")"
fi

cat >&2 <<MESSAGE
Signalbox needs JDK $wanted, and none was found.
  Debian, Ubuntu   install temurin-25-jdk or openjdk-25-jdk
  macOS            brew install openjdk@25
  Windows          use WSL with one of the above
  anywhere         sdk install java 25-tem   (sdkman.io)
Or set JAVA_HOME to one that is already there.
MESSAGE
exit 1
