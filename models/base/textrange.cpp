#include "models/base/textrange.h"

#include <algorithm>

namespace skein {

int lineOfOffset(QByteArrayView text, qsizetype offset)
{
    const auto end = text.begin() + std::min(offset, text.size());
    return int(std::count(text.begin(), end, '\n')) + 1;
}

int columnOfOffset(QByteArrayView text, qsizetype offset)
{
    qsizetype start = std::min(offset, text.size());
    while (start > 0 && text[start - 1] != '\n')
        --start;
    return int(std::min(offset, text.size()) - start) + 1;
}

} // namespace skein
