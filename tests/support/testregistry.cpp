#include "tests/support/testregistry.h"

namespace skein::test {

std::vector<Factory>& registry()
{
    static std::vector<Factory> factories;
    return factories;
}

bool add(Factory factory)
{
    registry().push_back(std::move(factory));
    return true;
}

} // namespace skein::test
