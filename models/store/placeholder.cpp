// Placeholder translation unit until this library has its first source.
