// Every recorded call of PyTorch's F.interpolate as a GoogleTest of your own: C++17, no other library.
//
// Write `Tensor mine(const Call& call)` and put into one file of the test program
//     INTERPOLATE_CONFORMANCE(mine, "recorded-cases.bin", "deviations.txt")
// It throws Unsupported where it takes no such call (the test is skipped), and anything else to refuse one.
// deviations.txt lists ids of cases that are known to fail, one a line, each with its reason. The machine must be little-endian.
#ifndef INTERPOLATE_CONFORMANCE_H
#define INTERPOLATE_CONFORMANCE_H

#include <gtest/gtest.h>

#include <cctype>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <map>
#include <optional>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace interpolate_conformance {

struct Unsupported : std::runtime_error {
  using std::runtime_error::runtime_error;
};

inline size_t item_bytes(const std::string& dtype) {
  return dtype == "float64" ? 8 : dtype == "float32" ? 4 : dtype == "uint8" ? 1 : 2;
}

struct Tensor {
  std::string dtype;            // float64, float32, float16, bfloat16 or uint8
  std::vector<size_t> shape;    // N C [D] [H] W
  std::vector<char> bytes;      // row-major; float16 and bfloat16 as their bits

  Tensor() = default;
  Tensor(std::string type, std::vector<size_t> sizes) : dtype(std::move(type)), shape(std::move(sizes)) {
    bytes.resize(count() * item_bytes(dtype));
  }
  size_t count() const {
    size_t product = 1;
    for (size_t size : shape) product *= size;
    return product;
  }
  template <typename Element> Element* data() { return reinterpret_cast<Element*>(bytes.data()); }
  template <typename Element> const Element* data() const { return reinterpret_cast<const Element*>(bytes.data()); }
};

// An option that is one number or a sequence in PyTorch.
struct Numbers {
  bool is_list = false;
  std::vector<double> values;
};

struct Call {
  Tensor input;  // for a gradient that of the output
  std::optional<Numbers> size, scale_factor;
  std::string mode = "nearest";
  std::optional<bool> align_corners, recompute_scale_factor, antialias;
  std::optional<std::vector<size_t>> input_shape;  // of a gradient: the shape of the answer
};

struct Case {
  std::string id, fact, clauses, text, refused, known_deviation;
  bool may_refuse = false;
  Call call;
  std::vector<size_t> shape;  // of the answer
  size_t ranges = 0;
  std::vector<char> ends;  // for each range the lowest numbers of all elements, then the highest
};

using Function = Tensor (*)(const Call&);

namespace detail {

inline std::vector<std::string> split(const std::string& text, char separator) {
  std::vector<std::string> parts;
  std::istringstream stream(text);
  for (std::string part; std::getline(stream, part, separator);) parts.push_back(part);
  return parts;
}

inline std::vector<size_t> sizes(const std::string& text) {
  std::vector<size_t> shape;
  for (const auto& size : split(text, ',')) shape.push_back(std::stoull(size));
  return shape;
}

inline Numbers numbers(const std::string& text) {
  Numbers found{text[0] == '[', {}};
  for (const auto& value : split(found.is_list ? text.substr(1, text.size() - 2) : text, ','))
    found.values.push_back(std::strtod(value.c_str(), nullptr));
  return found;
}

inline std::runtime_error damaged(const std::string& path) {
  return std::runtime_error(path + ": damaged; `npx interpolate-conformance init cpp-gtest` writes it again");
}

inline std::ifstream opened(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error(path + ": cannot be read; `npx interpolate-conformance init cpp-gtest` writes it");
  return file;
}

// A number as an integer in the same order: -0 before +0, every NaN last.
inline int64_t place(const char* number, const std::string& dtype) {
  const size_t size = item_bytes(dtype);
  uint64_t bits = 0;
  std::memcpy(&bits, number, size);
  if (dtype == "uint8") return static_cast<int64_t>(bits);
  const uint64_t sign = uint64_t{1} << (8 * size - 1);
  const uint64_t infinity = dtype == "float64"   ? 0x7ff0000000000000
                            : dtype == "float32" ? 0x7f800000
                            : dtype == "float16" ? 0x7c00
                                                 : 0x7f80;
  const auto magnitude = static_cast<int64_t>(bits & (sign - 1));
  if ((bits & (sign - 1)) > infinity) return INT64_MAX;
  return (bits & sign) != 0 ? -1 - magnitude : magnitude;
}

template <typename Element> Element read(const void* bytes) {
  Element element;
  std::memcpy(&element, bytes, sizeof element);
  return element;
}

inline double value(const char* number, const std::string& dtype) {
  if (dtype == "uint8") return read<uint8_t>(number);
  if (dtype == "float64") return read<double>(number);
  if (dtype == "float32") return read<float>(number);
  const auto half = read<uint16_t>(number);
  if (const uint32_t bits = uint32_t{half} << 16; dtype == "bfloat16") return read<float>(&bits);
  const int exponent = (half >> 10) & 31, fraction = half & 1023;
  const double sign = half >> 15 ? -1 : 1;
  if (exponent == 31) return fraction ? NAN : sign * INFINITY;
  return sign * (exponent ? std::ldexp(1024 + fraction, exponent - 25) : std::ldexp(fraction, -24));
}

inline std::string tuple(const std::vector<size_t>& shape, size_t element, bool is_index) {
  std::vector<size_t> parts = shape;
  for (size_t axis = shape.size(); is_index && axis-- > 0; element /= shape[axis]) parts[axis] = element % shape[axis];
  std::string text;
  for (size_t part : parts) text += (text.empty() ? "" : ", ") + std::to_string(part);
  return text;
}

}  // namespace detail

// The recorded cases, in their order. With what the deviations say of them.
inline std::vector<Case> load(const std::string& cases, const std::string& deviations) {
  std::map<std::string, std::string> reasons;
  std::ifstream listed(deviations);
  for (std::string line; std::getline(listed, line);) {
    const size_t end = line.find_first_of(" \t");
    if (!line.empty() && line[0] != '#') reasons[line.substr(0, end)] = end == std::string::npos ? "no reason" : line.substr(end + 1);
  }
  std::ifstream file = detail::opened(cases);
  std::vector<Case> found;
  std::string line;
  std::getline(file, line);
  if (line.rfind("interpolate-conformance/recorded-cases@1\t", 0) != 0) throw std::runtime_error(cases + ": another format: " + line);
  while (std::getline(file, line)) {
    std::map<std::string, std::string> fields;
    for (const auto& field : detail::split(line, '\t')) fields[field.substr(0, field.find('='))] = field.substr(field.find('=') + 1);
    const auto flag = [&](const char* name) {
      return fields.count(name) ? std::optional<bool>(fields[name] == "true") : std::nullopt;
    };
    const auto given = [&](const char* name) {
      return fields.count(name) ? std::optional<Numbers>(detail::numbers(fields[name])) : std::nullopt;
    };
    if (!fields.count("range_bytes")) throw detail::damaged(cases);
    Case one;
    one.id = fields["id"], one.fact = fields["fact"], one.clauses = fields["clauses"], one.text = fields["call"];
    one.refused = fields["refused"], one.may_refuse = fields.count("refused_by") > 0;
    one.call.input = Tensor(fields["dtype"], detail::sizes(fields["shape"]));
    one.call.size = given("size"), one.call.scale_factor = given("scale_factor");
    if (fields.count("mode")) one.call.mode = fields["mode"];
    one.call.align_corners = flag("align_corners"), one.call.antialias = flag("antialias");
    one.call.recompute_scale_factor = flag("recompute_scale_factor");
    if (fields.count("input_shape")) one.call.input_shape = detail::sizes(fields["input_shape"]);
    one.shape = detail::sizes(fields["answer"]);
    one.ranges = fields.count("ranges") ? std::stoull(fields["ranges"]) : 0;
    one.ends.resize(std::stoull(fields["range_bytes"]));
    file.read(one.call.input.bytes.data(), static_cast<std::streamsize>(one.call.input.bytes.size()));
    file.read(one.ends.data(), static_cast<std::streamsize>(one.ends.size()));
    if (!file) throw detail::damaged(cases);
    if (const auto reason = reasons.find(one.id); reason != reasons.end()) {
      one.known_deviation = reason->second;
      reasons.erase(reason);
    }
    found.push_back(std::move(one));
  }
  if (!reasons.empty()) throw std::runtime_error(deviations + ": no recorded case is called " + reasons.begin()->first);
  return found;
}

inline std::vector<Case> load_or_exit(const std::string& cases, const std::string& deviations) try {
  return load(cases, deviations);
} catch (const std::exception& error) {
  std::cerr << "interpolate-conformance: " << error.what() << "\n";
  std::exit(2);
}

// What is wrong with an answer; empty where every element is accepted.
inline std::string failure(const Case& one, const Tensor& answer) {
  const std::string dtype = one.call.input.dtype;
  std::ostringstream text;
  text << std::setprecision(9);
  if (!one.refused.empty()) text << "expected a refusal (" << one.refused << "), got a tensor";
  else if (answer.dtype != dtype || answer.shape != one.shape || answer.bytes.size() != answer.count() * item_bytes(dtype))
    text << "expected " << dtype << " (" << detail::tuple(one.shape, 0, false) << "), got " << answer.dtype << " (" << detail::tuple(answer.shape, 0, false)
         << ") in " << answer.bytes.size() << " bytes";
  if (text.tellp() > 0) return text.str();
  const size_t count = answer.count(), size = item_bytes(dtype);
  size_t wrong = 0, first = 0, worst = 0;
  double most = -1;
  const auto range = [&](size_t number, size_t end, size_t element) { return one.ends.data() + ((2 * number + end) * count + element) * size; };
  for (size_t element = 0; element < count; element++) {
    const char* got = answer.bytes.data() + element * size;
    const int64_t at = detail::place(got, dtype);
    bool accepted = false;
    double distance = INFINITY;
    for (size_t number = 0; number < one.ranges && !accepted; number++) {
      const char *low = range(number, 0, element), *high = range(number, 1, element);
      accepted = detail::place(low, dtype) <= at && at <= detail::place(high, dtype);
      for (const char* end : {low, high}) distance = std::fmin(distance, std::fabs(detail::value(got, dtype) - detail::value(end, dtype)));
    }
    if (accepted) continue;
    if (wrong++ == 0) first = element;
    if (distance > most) most = distance, worst = element;
  }
  const auto show = [&](size_t element) {
    text << "output [" << detail::tuple(one.shape, element, true) << "]:  expected";
    for (size_t number = 0; number < one.ranges; number++) {
      const double low = detail::value(range(number, 0, element), dtype), high = detail::value(range(number, 1, element), dtype);
      if (number > 0 && std::memcmp(range(number, 0, element), range(0, 0, element), size) == 0) continue;
      text << (number > 0 ? " or " : " ") << low;
      if (high != low && !std::isnan(low)) text << " to " << high;
    }
    text << "   got " << detail::value(answer.bytes.data() + element * size, dtype);
  };
  if (wrong == 0) return "";
  text << (first == worst ? "first and worst of " : "first of ") << wrong << " differences in " << count << " elements, ";
  show(first);
  if (first != worst) text << "\n  worst, ", show(worst);
  return text.str();
}

class RecordedCall : public testing::TestWithParam<Case> {
 protected:
  void check(Function mine) {
    const Case& one = GetParam();
    std::string found;
    try {
      found = failure(one, mine(one.call));
    } catch (const Unsupported& reason) {
      GTEST_SKIP() << "unsupported: " << reason.what();
    } catch (const std::exception& error) {
      if (one.refused.empty() && !one.may_refuse) found = std::string("threw on a valid call: ") + error.what();
    }
    if (!one.known_deviation.empty()) {
      if (!found.empty()) GTEST_SKIP() << "known deviation: " << one.known_deviation << "\n" << found;
      found = "it passes, but it is listed as a known deviation (" + one.known_deviation + "): delete its line";
    }
    if (found.empty()) return;
    const Tensor& x = one.call.input;
    FAIL() << one.id << "      " << one.clauses << "\n  " << one.fact << "\n  " << one.text << "   " << (one.call.input_shape ? "g" : "x") << ": " << x.dtype
           << " (" << detail::tuple(x.shape, 0, false) << ")\n  " << found;
  }
};
GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(RecordedCall);

inline std::string test_name(const testing::TestParamInfo<Case>& info) {
  std::string name = info.param.id;
  for (char& letter : name) letter = std::isalnum(static_cast<unsigned char>(letter)) ? letter : '_';
  return name;
}

inline void PrintTo(const Case& one, std::ostream* stream) { *stream << one.text; }

}  // namespace interpolate_conformance

#define INTERPOLATE_CONFORMANCE(mine, cases, deviations)                                        \
  namespace interpolate_conformance {                                                           \
  TEST_P(RecordedCall, IsAccepted) { check(mine); }                                             \
  INSTANTIATE_TEST_SUITE_P(F_interpolate, RecordedCall,                                         \
                           testing::ValuesIn(load_or_exit(cases, deviations)), test_name);      \
  }

#endif
